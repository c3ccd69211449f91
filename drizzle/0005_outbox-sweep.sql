DROP INDEX `outbox_settled`;--> statement-breakpoint
CREATE INDEX `outbox_unwiped` ON `outbox` (`id`) WHERE "outbox"."settled_at" is not null and "outbox"."body" is not null;--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE "outbox"."broadcast" is null;