CREATE TABLE `thanks` (
	`campaign` text NOT NULL,
	`unit` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign`, `unit`),
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `thanks_by` ON `thanks` (`by`);