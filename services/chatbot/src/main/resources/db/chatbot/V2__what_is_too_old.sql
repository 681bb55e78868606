-- By which what is too old is found.
create index question_age on question (asked_at);
create index customer_order_age on customer_order (heard_at);
