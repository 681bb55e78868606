-- One row for each order: what the carrier said, who waits for it, and what was made of it. Event and token meet
-- in this row in either order, so whichever is written second finds the first.
create table shipment (
  order_id            varchar(80) primary key,

  -- The carrier's word; the first of a kind stands. DELIVERED and FAILED are one kind, since a parcel ends once.
  dispatched_at       timestamp with time zone,
  out_for_delivery_at timestamp with time zone,
  outcome             varchar(20),
  outcome_at          timestamp with time zone,
  outcome_reason      varchar(1000),

  -- Who waits: the token that came last, and the one before it.
  task_token          varchar,
  previous_token      varchar,
  execution_arn       varchar,
  customer_id         varchar,
  locale              varchar,

  -- What was made of it, written after it was done.
  dispatched_told     boolean     not null default false,
  delivering_told     boolean     not null default false,
  answer              varchar(20) not null default 'AWAITED',

  -- Grows with every word that comes in, so that whoever settles the row notices what came meanwhile.
  revision            bigint      not null default 0,
  -- From when on anybody may settle the row; null when there is nothing to do.
  settle_at           timestamp with time zone,
  -- Whether that is only put off because an outcome may have overtaken its dispatch.
  patient             boolean     not null default false
);

create index shipment_to_settle on shipment (settle_at);
