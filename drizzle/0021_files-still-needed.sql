CREATE INDEX `photos_hash` ON `photos` (`hash`);--> statement-breakpoint
CREATE INDEX `photos_preview` ON `photos` (`preview`);