-- What happened to a business, for its owners: who did what, when, from where. It only grows: there is no policy for
-- changing an entry, and the one for removing covers entries that are older than a year.
create table audit_entry (
    tenant_id  bigint not null references tenant,
    entry_id   bigint not null,
    at         timestamptz not null default now(),
    action     text not null,
    by_kind    text,
    by_id      text,
    by_name    text,
    about      text check (length(about) <= 300),
    -- the network address
    source     text check (length(source) <= 60),
    -- the draft's version that the action made, so that a retry is entered once
    version    bigint,
    primary key (tenant_id, entry_id),
    unique (tenant_id, version)
);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy own on audit_entry for select
    using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
create policy own_new on audit_entry for insert
    with check (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
create policy own_old on audit_entry for delete
    using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint and at < now() - interval '1 year');
