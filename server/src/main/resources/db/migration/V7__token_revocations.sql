-- How often tokens were revoked, of all tenants. A node remembers whose a token is as long as this number stays: one
-- question for all the tokens that it knows, instead of one for each. It tells nothing of any tenant, so it has no wall.
create table token_revocations (
    only_row    boolean primary key default true check (only_row),
    revocations bigint not null
);
insert into token_revocations (revocations) values (0);
