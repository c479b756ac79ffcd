package dev.tocsin.connector.node;

import java.util.List;

/** Who may talk to a node, and how. */
public sealed interface NodeSecurity {

    /** Anyone who reaches the port, in plain HTTP. */
    record Off() implements NodeSecurity {}

    /**
     * Only these users, by password, from Elasticsearch's file realm.
     *
     * @param users the first one asks whether the node is up, so it needs the cluster privilege {@code monitor}
     */
    record On(List<User> users, Encryption encryption) implements NodeSecurity {
        public On {
            users = List.copyOf(users);
            if (users.isEmpty()) {
                throw new IllegalArgumentException("a node with security needs a user");
            }
        }
    }

    /**
     * A user of the file realm.
     *
     * @param roles names of roles that Elasticsearch has built in, such as {@code superuser}, or that are made later
     */
    record User(String name, String password, List<String> roles) {
        public User {
            roles = List.copyOf(roles);
            if (!name.matches("[a-zA-Z0-9_.-]+")) {
                throw new IllegalArgumentException("not a user name: " + name);
            }
            if (password.length() < 6) {
                throw new IllegalArgumentException("Elasticsearch wants six characters or more in a password");
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return name + roles;
        }
    }

    /** How HTTP travels. */
    enum Encryption {
        PLAIN,
        /** With a self-signed certificate, made for this node, for {@code localhost} and {@code 127.0.0.1}. */
        TLS
    }
}
