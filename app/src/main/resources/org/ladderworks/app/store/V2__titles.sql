-- Titles of the library. The limits of text are those of TitleDetails.
create table title (
    id bigint generated always as identity primary key,
    name varchar(500) not null,
    -- The name without case and accents: what it is sorted by. Folding may make a text longer.
    sort_name varchar(9000) not null,
    description varchar(20000) not null,
    source varchar(8000) not null,
    status varchar(20) not null,
    added timestamp(3) with time zone not null,
    changed timestamp(3) with time zone not null,
    duration_millis bigint,
    -- JSON object: what the probe told.
    facts varchar(4194304)
);
create index title_by_name on title (sort_name, id);
create index title_by_added on title (added, id);
create index title_by_status on title (status, id);

create table title_tag (
    title bigint not null references title on delete cascade,
    tag varchar(100) not null,
    primary key (title, tag)
);
create index title_by_tag on title_tag (tag, title);

-- What is searched: each word of a title once, without case and accents.
create table title_word (
    word varchar(64) not null,
    title bigint not null references title on delete cascade,
    primary key (word, title)
);
create index title_word_by_title on title_word (title);
