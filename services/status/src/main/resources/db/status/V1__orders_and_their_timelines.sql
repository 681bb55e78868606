-- How far each order has come: the step of highest rank that was heard of.
create table orders (
  order_id varchar(80) primary key,
  customer_id varchar not null,
  status varchar(40) not null,
  sequence integer not null,
  status_since timestamp with time zone not null,
  items_cents bigint,
  delivery_cents bigint,
  total_cents bigint,
  reason varchar
);

create index orders_by_status on orders (status, order_id);

-- Every step that was heard of, once. It is written before its order is, hence no foreign key.
create table timeline (
  order_id varchar(80) not null,
  sequence integer not null,
  status varchar(40) not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  items_cents bigint,
  delivery_cents bigint,
  total_cents bigint,
  reason varchar,
  primary key (order_id, sequence)
);
