/** S3: buckets that are folders on disk, behind a REST wire and behind Step Functions. */
@NullMarked
package dev.entrega.local.aws.s3;

import org.jspecify.annotations.NullMarked;
