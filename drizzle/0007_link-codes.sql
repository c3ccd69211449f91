CREATE TABLE `link_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`person` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
