-- Housekeeping goes through all tenants, one after the other, each within its own wall. It needs their ids for that,
-- and gets these and no other rows across the wall.
create policy every_tenant on tenant for select using (current_setting('stet.every_tenant', true) = 'on');
