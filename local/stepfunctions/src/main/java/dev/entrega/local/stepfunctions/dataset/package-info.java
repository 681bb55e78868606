/** What distributed Maps read from S3, item by item, and what they write there. */
@NullMarked
package dev.entrega.local.stepfunctions.dataset;

import org.jspecify.annotations.NullMarked;
