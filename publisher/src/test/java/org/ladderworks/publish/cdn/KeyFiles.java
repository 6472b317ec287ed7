package org.ladderworks.publish.cdn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.testing.RealTools;

/** Pairs of keys that OpenSSL makes, and its word on what was signed with them. */
public record KeyFiles(Path folder) {
    /** How a key is made. */
    public enum Form {
        RSA_PKCS8("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048"),
        RSA_PKCS1("genrsa -traditional 2048"),
        EC_PKCS8("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"),
        /** With the curve in a part of its own before the key. */
        EC_SEC1("ecparam -name prime256v1 -genkey"),
        RSA_4096("genrsa 4096"),
        RSA_1024("genrsa 1024"),
        EC_P384("ecparam -name secp384r1 -genkey -noout"),
        ED25519("genpkey -algorithm ED25519"),
        RSA_PSS("genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048"),
        ENCRYPTED_PKCS8("genpkey -algorithm RSA -aes256 -pass pass:DoNotTell"),
        ENCRYPTED_PKCS1("genrsa -traditional -aes256 -passout pass:DoNotTell 2048");

        private final String how;

        Form(String how) {
            this.how = how;
        }
    }

    /** The private half. */
    public Path make(Form form) {
        Path file = folder.resolve(form + ".pem");
        if (Files.notExists(file)) {
            List<String> arguments = new ArrayList<>(List.of(form.how.split(" ", -1)));
            // The length of a key stands last.
            boolean lengthLast = Character.isDigit(arguments.getLast().charAt(0));
            arguments.addAll(lengthLast ? arguments.size() - 1 : arguments.size(), List.of("-out", file.toString()));
            RealTools.run(RealTools.openssl(), arguments);
        }
        return own(file);
    }

    static Path own(Path file) {
        try {
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path open(Path key) {
        Path file = folder.resolve(key.getFileName() + ".pub");
        RealTools.run(RealTools.openssl(), List.of("pkey", "-in", key.toString(), "-pubout", "-out", file.toString()));
        return file;
    }

    /** What stands in CloudFront's base64, decoded by OpenSSL. */
    byte[] decoded(String text) {
        try {
            Path in = Files.writeString(
                    folder.resolve("encoded"),
                    text.replace('-', '+').replace('_', '=').replace('~', '/'));
            Path out = folder.resolve("decoded");
            RealTools.run(
                    RealTools.openssl(), List.of("base64", "-d", "-A", "-in", in.toString(), "-out", out.toString()));
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether OpenSSL finds a signature good. */
    boolean verifies(Path key, SigningHash hash, byte[] policy, byte[] signature) {
        try {
            Path signed = Files.write(folder.resolve("policy"), policy);
            Path by = Files.write(folder.resolve("signature"), signature);
            String said = RealTools.run(
                    RealTools.openssl(),
                    List.of(
                            "dgst",
                            hash == SigningHash.SHA1 ? "-sha1" : "-sha256",
                            "-verify",
                            open(key).toString(),
                            "-signature",
                            by.toString(),
                            signed.toString()));
            return said.contains("Verified OK");
        } catch (AssertionError e) {
            // The second of what is no signature of that kind of key at all.
            String said = String.valueOf(e.getMessage());
            if (said.contains("Verification failure") || said.contains("Error verifying data")) {
                return false;
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
