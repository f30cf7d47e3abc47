-- Every key begins with the tenant, so that the tables can be spread over a cluster by tenant.
-- Row-level security is the second wall behind the queries: a transaction sees the tenant named by
-- set_config('stet.tenant', …, true) and no other. FORCE: the server's own role owns the tables.

create function current_tenant() returns bigint
    language sql stable parallel safe
    return nullif(current_setting('stet.tenant', true), '')::bigint;

create table tenant (
    tenant_id  bigint generated always as identity primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name       text not null check (length(name) between 1 and 200),
    created_at timestamptz not null default now()
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own on tenant using (tenant_id = current_tenant());
-- A request names its tenant by slug before it is known: it may see the one row that it can name.
create policy by_slug on tenant for select using (slug = current_setting('stet.slug', true));

create table member (
    tenant_id     bigint not null references tenant,
    member_id     bigint generated always as identity,
    email         text not null check (email = lower(email)),
    name          text not null check (length(name) between 1 and 200),
    role          text not null check (role in ('owner', 'editor')),
    password_hash text not null,
    created_at    timestamptz not null default now(),
    primary key (tenant_id, member_id),
    unique (tenant_id, email)
);
alter table member enable row level security;
alter table member force row level security;
create policy own on member using (tenant_id = current_tenant());

create table api_token (
    tenant_id    bigint not null references tenant,
    token_id     bigint generated always as identity,
    name         text not null check (length(name) between 1 and 200),
    token_hash   bytea not null unique,
    created_by   text not null,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (tenant_id, token_id)
);
alter table api_token enable row level security;
alter table api_token force row level security;
create policy own on api_token using (tenant_id = current_tenant());
-- A token proves its tenant: whoever knows the secret's hash may see the one row that holds it.
create policy by_hash on api_token for select
    using (token_hash = decode(current_setting('stet.token_hash', true), 'hex'));

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
create policy own on draft using (tenant_id = current_tenant());

-- One accepted change. patch leads from version - 1 to version (RFC 6902); a snapshot now and then, and at
-- every publication, bounds how many patches a version needs to be rebuilt.
create table revision (
    tenant_id     bigint not null references tenant,
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
create policy own on revision using (tenant_id = current_tenant());
create index revision_snapshot on revision (tenant_id, version desc) where snapshot is not null;

-- A release is the content of the version that made it: no second copy.
create unique index revision_release on revision (tenant_id, release) where release is not null;

-- What became of a request, so that its retry is not a rival. version is null when it was refused.
create table idempotency_key (
    tenant_id    bigint not null references tenant,
    key          text not null check (length(key) between 1 and 200),
    payload_hash bytea not null,
    outcome      text not null,
    version      bigint,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, key)
);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key using (tenant_id = current_tenant());
