CREATE TABLE `downloads` (
	`hash` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`expires_at_real` integer NOT NULL,
	`spent` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`channel` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `addresses` ADD `quiet_until` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `delivered_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `seen_at` integer;--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`channel`,`message_id`) WHERE "outbox"."message_id" is not null;--> statement-breakpoint
ALTER TABLE `persons` ADD `preferred` text;