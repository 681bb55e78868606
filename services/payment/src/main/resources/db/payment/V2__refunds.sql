-- One row for each order that was closed. That it is there refuses a charge that comes later, and has whatever is approved
-- later given back.
create table refunds (
  order_id     varchar(80) primary key,
  customer_id  varchar     not null,
  locale       varchar     not null,
  closed_at    timestamp(3) with time zone not null,
  -- What the provider gave back; null as long as there was nothing to give back.
  refund_id    varchar(200),
  amount_cents bigint,
  currency     varchar(3),
  refunded_at  timestamp(3) with time zone,
  -- Whether REFUNDED is published.
  told         boolean     not null default false,
  -- When the sweeper shall go on with it, if nobody has until then; null if there is nothing to do.
  due_at       timestamp(3) with time zone,
  attempts     integer     not null,
  version      integer     not null
);

create index refunds_due on refunds (due_at);

-- When the provider shall be asked about a charge that is not decided, and how often it was.
alter table charges add column ask_at timestamp(3) with time zone;
alter table charges add column asked integer default 0 not null;
update charges set ask_at = requested_at where state = 'REQUESTED';

create index charges_ask on charges (ask_at);
