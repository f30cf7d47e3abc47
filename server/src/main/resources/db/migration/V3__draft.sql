-- The history is the draft: the newest revision of a tenant is its current draft, the newest with a release is what
-- visitors see. Rows are only ever appended, and thinned when they are old.
--
-- Content is text, not jsonb: the canonical bytes are ours (jsonb reorders keys and refuses U+0000). patch leads from the
-- revision before to this one (RFC 6902, null when nothing differs); a snapshot now and then bounds how much is read to
-- rebuild a version. replay is the count of characters of the patches since the newest snapshot.
--
-- No foreign key to the tenant: PostgreSQL would read and lock the tenant's row for each revision, a tenth of its cost.
create table revision (
    tenant_id       bigint not null,
    version         bigint not null check (version >= 0),
    base_version    bigint not null,
    kind            text not null,
    created_at      timestamptz not null,
    writer_kind     text not null,
    writer_id       text not null,
    writer_name     text not null,
    client          text,
    patch           text,
    snapshot        text,
    replay          integer not null,
    changes         text[] not null,
    restored_from   bigint,
    release         integer,
    -- of the request that made it, so that its retry is not a rival
    idempotency_key text check (length(idempotency_key) between 1 and 200),
    payload_hash    bytea,
    primary key (tenant_id, version)
);
alter table revision enable row level security;
alter table revision force row level security;
create policy own on revision using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
create index revision_snapshot on revision (tenant_id, version) where snapshot is not null;
create index revision_overwrite on revision (tenant_id, version) where kind = 'overwrite';
-- A release is the content of the version that made it: no second copy.
create unique index revision_release on revision (tenant_id, release) where release is not null;
create unique index revision_key on revision (tenant_id, idempotency_key) where idempotency_key is not null;
-- compressed texts of the usual size stay in their row
alter table revision set (toast_tuple_target = 4080);

-- What became of requests that made no revision: version is the one that they met and left unchanged, null when they
-- were refused.
create table idempotency_key (
    tenant_id    bigint not null,
    key          text not null check (length(key) between 1 and 200),
    payload_hash bytea not null,
    version      bigint,
    created_at   timestamptz not null,
    primary key (tenant_id, key)
);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);

-- When an older state of the database was put back, a new line of history begins: versions go on above all that were ever
-- given out, so none is given out below the floor. marker is how the embedded database notices; see LineageStart.
create table lineage (
    only_row boolean primary key default true check (only_row),
    id       text not null,
    floor    bigint not null,
    marker   text
);
insert into lineage (id, floor) values (gen_random_uuid()::text, 0);
