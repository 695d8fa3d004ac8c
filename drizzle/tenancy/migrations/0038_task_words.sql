ALTER TABLE "tenancy"."tasks" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', translate(service || ' ' || type, '._/-', '    '))
        || jsonb_to_tsvector('simple', payload, '["string", "numeric"]')
        || jsonb_to_tsvector('simple', coalesce(error, 'null'), '["string", "numeric"]')) STORED;