-- Jobs of the queue. Text is bounded where it comes from outside: a job file has at most 1 MiB.
create table job (
    id bigint generated always as identity primary key,
    place bigint not null,
    title varchar(4000) not null,
    output varchar(8000) not null,
    job_file varchar(4194304) not null,
    -- JSON object: preset by name.
    presets varchar(16777216) not null,
    state varchar(20) not null,
    held boolean not null,
    added timestamp(3) with time zone not null,
    started timestamp(3) with time zone,
    ended timestamp(3) with time zone,
    attempts int not null,
    -- JSON object: how it ended.
    job_end varchar(4194304)
);
create index job_by_place on job (place, id);
