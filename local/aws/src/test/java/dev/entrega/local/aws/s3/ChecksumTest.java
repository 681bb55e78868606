package dev.entrega.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

  /** The check values that the catalogues of these sums give for the nine digits. */
  @ParameterizedTest
  @CsvSource({
    "CRC32, cbf43926",
    "CRC32C, e3069283",
    "CRC64NVME, ae8b14860a799888",
    "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
  })
  void the_nine_digits_have_the_sum_that_everybody_knows(Checksum checksum, String expected) {
    String sum = checksum.of("123456789".getBytes(StandardCharsets.US_ASCII));

    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(sum))).isEqualTo(expected);
  }
}
