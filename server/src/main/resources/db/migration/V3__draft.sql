-- Content is text, not jsonb: the canonical bytes are ours (jsonb reorders keys and refuses U+0000).
create table draft (
    tenant_id   bigint primary key references tenant,
    version     bigint not null check (version >= 0),
    content     text not null,
    updated_at  timestamptz not null,
    writer_kind text not null,
    writer_id   text not null,
    writer_name text not null,
    -- what visitors see: the newest release and the version that made it; null until the first
    release         integer,
    release_version bigint
);
alter table draft enable row level security;
alter table draft force row level security;
create policy own on draft using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
-- A draft of the usual size, some kilobytes compressed, stays in its row, and the row has room in its page for its
-- successor: a save replaces it in place. In a side table, each save would add and remove pieces and their index entries.
alter table draft set (fillfactor = 50, toast_tuple_target = 4080);

-- revision and idempotency_key have no foreign key to the tenant: PostgreSQL would read and lock the tenant's row for
-- each row that is inserted, twice a save, a fifth of its cost.

-- One accepted change. patch leads from version - 1 to version (RFC 6902); a snapshot now and then, and at
-- every publication, bounds how many patches a version needs to be rebuilt.
create table revision (
    tenant_id     bigint not null,
    version       bigint not null,
    base_version  bigint not null,
    kind          text not null,
    created_at    timestamptz not null,
    writer_kind   text not null,
    writer_id     text not null,
    writer_name   text not null,
    client        text,
    patch         text,
    snapshot      text,
    changes       text[] not null,
    overwrote     bigint[] not null default '{}',
    restored_from bigint,
    release       integer,
    primary key (tenant_id, version)
);
alter table revision enable row level security;
alter table revision force row level security;
create policy own on revision using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
create index revision_snapshot on revision (tenant_id, version desc) where snapshot is not null;

-- A release is the content of the version that made it: no second copy.
create unique index revision_release on revision (tenant_id, release) where release is not null;

-- What became of a request, so that its retry is not a rival. version is null when it was refused.
create table idempotency_key (
    tenant_id    bigint not null,
    key          text not null check (length(key) between 1 and 200),
    payload_hash bytea not null,
    outcome      text not null,
    version      bigint,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, key)
);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
