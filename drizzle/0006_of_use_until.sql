ALTER TABLE `outbox` ADD `until_at` integer;--> statement-breakpoint
CREATE INDEX `outbox_late` ON `outbox` (`settled_at`) WHERE "outbox"."state" = 'late';