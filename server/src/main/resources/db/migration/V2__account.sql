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
create policy own on member using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);

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
create policy own on api_token using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
-- A token proves its tenant: whoever knows the secret's hash may see the one row that holds it.
create policy by_hash on api_token for select
    using (token_hash = decode(current_setting('stet.token_hash', true), 'hex'));

-- How often tokens were revoked, of all tenants. A node remembers whose a token is as long as this number stays: one
-- question for all the tokens that it knows, instead of one for each. It tells nothing of any tenant, so it has no wall.
create table token_revocations (
    only_row    boolean primary key default true check (only_row),
    revocations bigint not null
);

-- Counted here, so that it counts whoever revokes, in the transaction that does.
create function count_token_revocation() returns trigger
    language plpgsql
as $$
begin
    insert into token_revocations (revocations) values (1)
        on conflict (only_row) do update set revocations = token_revocations.revocations + 1;
    return null;
end
$$;
create trigger count_revocation after update of revoked_at or delete on api_token
    for each statement execute function count_token_revocation();

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
