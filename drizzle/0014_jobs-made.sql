ALTER TABLE `jobs` ADD `format` text DEFAULT 'csv' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `stamp` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `made` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `kept_until_real` integer;--> statement-breakpoint
CREATE INDEX `jobs_kept` ON `jobs` (`kept_until_real`) WHERE "jobs"."kept_until_real" is not null;