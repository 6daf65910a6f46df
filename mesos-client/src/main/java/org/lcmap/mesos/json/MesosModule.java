package org.lcmap.mesos.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.ser.Serializers;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.Bytes;
import org.lcmap.mesos.model.EnumValue;

/** Teaches Jackson the model: records, enumerations and bytes. All else stays Jackson's. */
final class MesosModule extends Module {

  @Override
  public String getModuleName() {
    return "mesos";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addDeserializers(new Readers());
    context.addSerializers(new Writers());
  }

  private static final class Readers extends Deserializers.Base {

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      if (type.hasRawClass(Bytes.class)) {
        return new BytesReader();
      }
      if (type.hasRawClass(EnumValue.class)) {
        return enumReader(type.containedType(0).getRawClass());
      }
      return type.isRecordType()
          ? new RecordReader(RecordShape.of(type.getRawClass(), config.getTypeFactory()))
          : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an EnumValue's parameter is an enumeration
    private static JsonDeserializer<?> enumReader(Class<?> enumeration) {
      return new EnumValueReader(enumeration);
    }
  }

  private static final class Writers extends Serializers.Base {

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription description) {
      if (type.hasRawClass(Bytes.class)) {
        return new BytesWriter();
      }
      if (type.hasRawClass(EnumValue.class)) {
        return new EnumValueWriter();
      }
      return type.isRecordType()
          ? new RecordWriter(RecordShape.of(type.getRawClass(), config.getTypeFactory()))
          : null;
    }
  }
}
