package dev.stet.http.connection;

import dev.stet.http.TrustedProxies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
class ConnectionConfiguration {

    /** After Spring Boot's own, which would set the number of connections once more. */
    @Bean
    @Order(1)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionLimits(
            ConnectionSettings settings, TrustedProxies proxies) {
        return factory -> {
            factory.setProtocol(LimitedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                LimitedProtocol protocol = (LimitedProtocol) connector.getProtocolHandler();
                protocol.setMaxConnections(settings.mostOfAll());
                AddressCounts counts = new AddressCounts(settings.mostOfAddress());
                protocol.guard(new ConnectionGuard(proxies, counts, settings.headersWithin()));
            });
        };
    }
}
