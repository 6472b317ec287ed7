package encryption;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.SampleCipher;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** MB of samples encrypted a second, on one core: pictures of a few slices, and frames of sound. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class SampleCipherBench {
    private static final int MEGABYTE = 1_000_000;

    @Param({"CENC", "CBCS"})
    public ProtectionScheme scheme;

    /** Bytes of a protected range: a frame of sound, a small slice, a slice of a large picture. */
    @Param({"400", "4000", "40000"})
    public int range;

    private SampleCipher cipher;
    private ByteBuffer bytes;
    private long sample;

    @Setup
    public void prepare() {
        byte[] iv = new byte[TrackEncryption.ivLength(scheme)];
        cipher = new SampleCipher(
                new TrackEncryption(scheme, new KeyId(new UUID(1, 2)), iv, range > 400),
                new SecretKeySpec(new byte[16], "AES"));
        byte[] random = new byte[range];
        new Random(1).nextBytes(random);
        bytes = ByteBuffer.allocateDirect(range).put(random);
    }

    /** One operation is a megabyte. */
    @Benchmark
    public ByteBuffer megabytes() {
        for (int done = 0; done < MEGABYTE; done += range) {
            cipher.beginSample(sample++);
            cipher.beginRange();
            cipher.encrypt(bytes, 0, range);
        }
        return bytes;
    }
}
