-- Titles whose source was not looked at to the end: few of many, asked for at each start. A kill in the middle of this is made good
-- by doing it again.
create table if not exists title_unprobed (
    title bigint primary key references title on delete cascade
);
merge into title_unprobed (title) key (title) select id from title where facts is null and trouble is null;
