-- Row-level security is the second wall behind the queries: a transaction sees the tenant that the setting stet.tenant
-- names, and no other. FORCE: the server's own role owns the tables. The policies are plain expressions, since a cluster
-- that is spread by tenant refuses functions in them.

-- Ids come from the application, in every table: a cluster has no sequence that all its databases share.

-- demo marks a business that demo mode made: it is there for a demo only, and never counts as a real one.
create table tenant (
    tenant_id  bigint primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name       text not null check (length(name) between 1 and 200),
    demo       boolean not null default false,
    created_at timestamptz not null default now()
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own on tenant using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
-- A request names its tenant by slug before it is known: it may see the one row that it can name.
create policy by_slug on tenant for select using (slug = current_setting('stet.slug', true));
-- The first start asks one thing across the wall between tenants: whether there is any.
create policy first_start on tenant for select using (current_setting('stet.first_start', true) = 'on');
-- Housekeeping goes through all tenants, one after the other, each within its own wall. It needs their ids for that,
-- and gets these and no other rows across the wall.
create policy every_tenant on tenant for select using (current_setting('stet.every_tenant', true) = 'on');
