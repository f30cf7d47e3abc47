-- Who is where in a draft: one row for the tabs that one node has of one tenant, as a JSON array. It is news, not
-- knowledge: unlogged, since each node writes its rows anew every few seconds, and what a node that died left behind
-- is old soon. The database's clock says how old.
create unlogged table live_presence (
    tenant_id bigint not null references tenant,
    node      text not null,
    tabs      text not null,
    seen_at   timestamptz not null,
    primary key (tenant_id, node)
);
alter table live_presence enable row level security;
alter table live_presence force row level security;
create policy own on live_presence using (tenant_id = nullif(current_setting('stet.tenant', true), '')::bigint);
-- A node refreshes its rows, and takes them away when it stops, in one statement for all tenants.
create policy by_node on live_presence using (node = current_setting('stet.node', true));
