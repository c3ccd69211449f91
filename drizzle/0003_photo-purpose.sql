ALTER TABLE `photos` ADD `purpose` text DEFAULT 'log' NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `name` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `copy_of` integer;