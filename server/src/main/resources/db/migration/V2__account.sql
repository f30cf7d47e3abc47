create table member (
    tenant_id     bigint not null references tenant,
    member_id     bigint not null,
    email         text not null check (email = lower(email)),
    name          text not null check (length(name) between 1 and 200),
    role          text not null check (role in ('owner', 'publisher', 'editor', 'viewer')),
    password_hash text not null,
    created_at    timestamptz not null default now(),
    primary key (tenant_id, member_id),
    unique (tenant_id, email)
);
alter table member enable row level security;
alter table member force row level security;
create policy own on member using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);

-- A secret names its tenant, so that a token is found within its tenant's wall. expires_at is null for a token that
-- somebody asked to hold for good.
create table api_token (
    tenant_id    bigint not null references tenant,
    token_id     bigint not null,
    name         text not null check (length(name) between 1 and 200),
    token_hash   bytea not null,
    scope        text not null check (scope in ('read', 'edit', 'publish', 'admin')),
    created_by   text not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (tenant_id, token_id),
    unique (tenant_id, token_hash)
);
alter table api_token enable row level security;
alter table api_token force row level security;
create policy own on api_token using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);

-- How often tokens were revoked, of all tenants. A node remembers whose a token is as long as this number stays: one
-- question for all the tokens that it knows, instead of one for each. It tells nothing of any tenant, so it has no wall.
create table token_revocations (
    only_row    boolean primary key default true check (only_row),
    revocations bigint not null
);

-- The first start outside demo mode finds no tenant and nobody who could sign in. It prints a link with a code, and
-- whoever has the link makes the first tenant and its owner. No tenant is in this key: there is none yet.
create table setup_code (
    code_hash  bytea primary key,
    created_at timestamptz not null default now()
);

-- Random keys that all nodes sign with, such as the cookie of a browser that signed in before.
create table server_key (
    name       text primary key,
    secret     bytea not null,
    created_at timestamptz not null default now()
);
