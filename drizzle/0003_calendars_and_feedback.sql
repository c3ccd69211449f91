CREATE TABLE `calendar_sessions` (
	`person` integer NOT NULL,
	`campaign` text NOT NULL,
	`session` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `campaign`, `session`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `calendar_session` ON `calendar_sessions` (`campaign`,`session`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`person` integer NOT NULL,
	`campaign` text NOT NULL,
	`asked_at` integer NOT NULL,
	`score` integer,
	`words` text,
	`at` integer,
	PRIMARY KEY(`person`, `campaign`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `schedule_sessions` ADD `added` integer DEFAULT false NOT NULL;