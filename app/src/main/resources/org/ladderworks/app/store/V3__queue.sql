-- What happened to jobs. Bounded for each: see JobTable.
create table job_event (
    id bigint generated always as identity primary key,
    job bigint not null references job on delete cascade,
    happened timestamp(3) with time zone not null,
    kind varchar(20) not null,
    said varchar(2000) not null
);
create index job_event_by_job on job_event (job, id);

-- Of the queue as a whole: one line.
create table queue (
    -- No job is begun until an operator says so.
    halted boolean not null
);
insert into queue (halted) values (false);
