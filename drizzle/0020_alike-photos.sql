ALTER TABLE `photos` ADD `look` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `alike` integer;