-- What is asked whenever a job is added or begun: thousands of them are added at once.
create index if not exists job_by_output on job (output);
create index if not exists job_by_state on job (state, held, place, id);
