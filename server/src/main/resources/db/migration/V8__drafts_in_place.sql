-- A draft of the usual size, some kilobytes compressed, stays in its row, and the row has room in its page for its
-- successor: a save replaces it in place. In a side table, each save would add and remove pieces and their index entries.
alter table draft set (fillfactor = 50, toast_tuple_target = 4080);
