package dev.stet.account.secret;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Random keys that all nodes share: made at the first use, kept in the database. */
@Repository
public class ServerKeys {

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    ServerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The 256 bits of this name. */
    public byte[] get(String name) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        // another node may have made it a moment ago: its key counts then
        jdbc.sql("insert into server_key (name, secret) values (?, ?) on conflict do nothing")
                .params(name, fresh)
                .update();
        return jdbc.sql("select secret from server_key where name = ?")
                .param(name)
                .query(byte[].class)
                .single();
    }
}
