-- The first start outside demo mode finds no tenant and nobody who could sign in. It prints a link with a code, and
-- whoever has the link makes the first tenant and its owner. No tenant is in this key: there is none yet.
create table setup_code (
    code_hash  bytea primary key,
    created_at timestamptz not null default now()
);

-- The first start asks one thing across the wall between tenants: whether there is any.
create policy first_start on tenant for select using (current_setting('stet.first_start', true) = 'on');
