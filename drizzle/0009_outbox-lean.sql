DROP INDEX `outbox_broadcast`;--> statement-breakpoint
DROP INDEX `outbox_settled`;--> statement-breakpoint
CREATE INDEX `outbox_broadcast` ON `outbox` (`broadcast`,`state`) WHERE "outbox"."broadcast" is not null;--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE "outbox"."broadcast" is null and "outbox"."settled_at" is not null;