ALTER TABLE `photos` ADD `begun` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `untold` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `photos_untold` ON `photos` (`due_real`) WHERE "photos"."untold" = 1;--> statement-breakpoint
DELETE FROM `downloads` WHERE `spent` = 1;