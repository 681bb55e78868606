-- One row an order. Runs on PostgreSQL and on H2 in its PostgreSQL mode.
create table charges (
  order_id     varchar(80)    primary key,
  -- Every token that asked for this charge, one a line, the latest heard of last.
  task_tokens  varchar(10000) not null,
  amount_cents bigint         not null,
  currency     varchar(3)     not null,
  customer_id  varchar(1000)  not null,
  -- REQUESTED, then APPROVED or DECLINED for good.
  state        varchar(10)    not null,
  charge_id    varchar(200),
  reason       varchar(200),
  event_id     varchar(100),
  requested_at timestamp(3) with time zone not null,
  decided_at   timestamp(3) with time zone,
  -- What the workflow made of the answer: ACCEPTED or TOO_LATE.
  answer       varchar(10),
  -- When the sweeper shall give the answer, if nobody has until then; null if there is none to give.
  due_at       timestamp(3) with time zone,
  version      integer        not null
);

create index charges_due on charges (due_at);
