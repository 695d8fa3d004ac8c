DROP INDEX "credit"."applications_applicant";--> statement-breakpoint
CREATE INDEX "applications_applicant" ON "credit"."applications" USING btree ("applicant_id","id");