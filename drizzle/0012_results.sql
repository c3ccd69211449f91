CREATE TABLE `excuses` (
	`campaign` text NOT NULL,
	`unit` text NOT NULL,
	`reason` text NOT NULL,
	`until` text,
	`by` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign`, `unit`),
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `excuses_by` ON `excuses` (`by`);--> statement-breakpoint
CREATE TABLE `frozen_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`number` integer NOT NULL,
	`as_of` integer NOT NULL,
	`content` text NOT NULL,
	`privacy_at` integer,
	`created_by` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_reports_number` ON `frozen_reports` (`campaign`,`subject`,`number`);--> statement-breakpoint
CREATE INDEX `frozen_reports_creator` ON `frozen_reports` (`created_by`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person` integer NOT NULL,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`report` text NOT NULL,
	`asked` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`begun` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `jobs_open` ON `jobs` (`id`) WHERE "jobs"."state" in ('waiting', 'working');--> statement-breakpoint
CREATE INDEX `jobs_person` ON `jobs` (`person`);--> statement-breakpoint
CREATE TABLE `nominations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`unit` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`what` text,
	`consent` integer DEFAULT false NOT NULL,
	`person` integer,
	`state` text DEFAULT 'proposed' NOT NULL,
	`by` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `nominations_unit` ON `nominations` (`campaign`,`unit`);--> statement-breakpoint
CREATE INDEX `nominations_person` ON `nominations` (`person`);--> statement-breakpoint
CREATE INDEX `nominations_by` ON `nominations` (`by`);--> statement-breakpoint
CREATE TABLE `passes` (
	`hash` text PRIMARY KEY NOT NULL,
	`person` integer NOT NULL,
	`kind` text NOT NULL,
	`page` text NOT NULL,
	`expires_at_real` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passes_person` ON `passes` (`person`);--> statement-breakpoint
CREATE TABLE `unit_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`unit` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`figures` text,
	`not_held` text,
	`sent_at` integer,
	`sent_by` integer,
	`sent_role` text,
	`phoned` integer DEFAULT false NOT NULL,
	`late` integer DEFAULT false NOT NULL,
	`remark` text,
	`settled_at` integer,
	`settled_by` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`sent_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`settled_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_reports_version` ON `unit_reports` (`campaign`,`unit`,`version`);--> statement-breakpoint
CREATE INDEX `unit_reports_state` ON `unit_reports` (`campaign`,`state`);--> statement-breakpoint
CREATE INDEX `unit_reports_sender` ON `unit_reports` (`sent_by`);--> statement-breakpoint
CREATE INDEX `unit_reports_settler` ON `unit_reports` (`settled_by`);--> statement-breakpoint
ALTER TABLE `photos` ADD `preview` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `kind` text DEFAULT 'picture' NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `position` integer;--> statement-breakpoint
ALTER TABLE `photos` ADD `children` integer;--> statement-breakpoint
ALTER TABLE `photos` ADD `consent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `publishable` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `best` integer;--> statement-breakpoint
ALTER TABLE `persons` ADD `shown_name` text;