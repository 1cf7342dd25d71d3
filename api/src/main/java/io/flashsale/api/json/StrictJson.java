package io.flashsale.api.json;

import java.time.Instant;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** What the switches of {@code spring.jackson} cannot say: no value is read as one of another type. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer readsEachTypeAsItself() {
        var times = new SimpleModule("times").addDeserializer(Instant.class, new IsoInstant());
        return mapper -> mapper.addModule(times)
                .withCoercionConfigDefaults(StrictJson::refuseEmptyText)
                .withCoercionConfig(LogicalType.Textual, StrictJson::refuseScalars);
    }

    @Bean
    CodecCustomizer readsUtf8OnlyAndLogsNoBody(JsonMapper mapper) {
        return codecs -> {
            codecs.defaultCodecs().jacksonJsonDecoder(new StrictJsonDecoder(mapper));
            codecs.defaultCodecs().jacksonJsonEncoder(new QuietJsonEncoder(mapper));
        };
    }

    private static void refuseEmptyText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
    }

    private static void refuseScalars(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
