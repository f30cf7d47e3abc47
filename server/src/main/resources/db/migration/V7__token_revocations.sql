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
