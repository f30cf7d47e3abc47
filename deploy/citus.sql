-- Spreads Stet's tables over a Citus cluster by tenant. Run it once, as a superuser, on the coordinator, after a first
-- start of Stet has made the tables and before there is data that matters; then start Stet with
-- STET_DATABASE_CLUSTER=true (the setting stet.database.cluster), so that the workers hear which tenant a transaction is.
--
--     psql -d stet -v ON_ERROR_STOP=1 -f deploy/citus.sql
--
-- What is not named here stays local to the coordinator: sessions, migrations, and a few rows that all nodes share. The
-- server's role must exist on every worker, and be no superuser there either.

begin;

-- small, and the same everywhere: foreign keys lead to it
select create_reference_table('tenant');

select create_distributed_table('member', 'tenant_id');
select create_distributed_table('api_token', 'tenant_id', colocate_with => 'member');
select create_distributed_table('audit_entry', 'tenant_id', colocate_with => 'member');
select create_distributed_table('revision', 'tenant_id', colocate_with => 'member');
select create_distributed_table('idempotency_key', 'tenant_id', colocate_with => 'member');
select create_distributed_table('live_presence', 'tenant_id', colocate_with => 'member');

commit;
