package dev.stet.account.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose network address it is. */
final class Networks {

    private Networks() {}

    /** The address, or its first half when it is IPv6: one customer is given all that begin with it. */
    static String of(String address) {
        if (!address.contains(":")) {
            return address; // also keeps names away from the resolver below
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "/64" : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
